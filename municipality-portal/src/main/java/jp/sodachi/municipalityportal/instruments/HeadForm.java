package jp.sodachi.municipalityportal.instruments;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.Instrument;
import org.springframework.validation.Errors;

/** What families read of the whole, as typed. */
record HeadForm(String titleJa, String titleEn, String leadJa, String leadEn, String disclaimerJa, String disclaimerEn)
        implements DraftForm {
    HeadForm {
        titleJa = requireNonNullElse(titleJa, "");
        titleEn = requireNonNullElse(titleEn, "");
        leadJa = requireNonNullElse(leadJa, "");
        leadEn = requireNonNullElse(leadEn, "");
        disclaimerJa = requireNonNullElse(disclaimerJa, "");
        disclaimerEn = requireNonNullElse(disclaimerEn, "");
    }

    static HeadForm of(Instrument of) {
        return new HeadForm(
                of.title().ja(),
                of.title().en(),
                of.lead().ja(),
                of.lead().en(),
                of.disclaimer().ja(),
                of.disclaimer().en());
    }

    Optional<Change> read(Errors errors) {
        var head = new Change.Head(
                TypedWords.read("title", titleJa, titleEn, errors),
                TypedWords.read("lead", leadJa, leadEn, errors),
                TypedWords.read("disclaimer", disclaimerJa, disclaimerEn, errors));
        return errors.hasErrors() ? Optional.empty() : Optional.of(head);
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("instruments.draft.title.ja", titleJa),
                new Part("instruments.draft.title.en", titleEn),
                new Part("instruments.draft.lead.ja", leadJa),
                new Part("instruments.draft.lead.en", leadEn),
                new Part("instruments.draft.disclaimer.ja", disclaimerJa),
                new Part("instruments.draft.disclaimer.en", disclaimerEn));
    }
}
