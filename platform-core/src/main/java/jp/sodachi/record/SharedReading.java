package jp.sodachi.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one section of a child's record and nothing beside it. The caller has asked who may see it. */
class SharedReading {
    private final ChildQueries children;
    private final MeasurementRows measurements;
    private final FormQueries pages;
    private final HandbookForms forms;
    private final Photos photos;
    private final List<String> released;

    SharedReading(JdbcClient jdbc, HandbookForms forms, Photos photos) {
        this.children = new ChildQueries(jdbc);
        this.measurements = new MeasurementRows(jdbc);
        this.pages = new FormQueries(jdbc, forms);
        this.forms = forms;
        this.photos = photos;
        // Nobody is shown by a family what the office has not let the family itself see.
        this.released = forms.list().stream()
                .filter(HandbookForm::released)
                .map(HandbookForm::code)
                .toList();
    }

    SharedSection.Content read(UUID childId, Section section) {
        return switch (section) {
            case VACCINATION ->
                new SharedSection.Content.Doses(children.listDoses(childId).stream()
                        .filter(Dose::stands)
                        .toList());
            case CHECKUP -> pages(childId, this::isResult);
            case NOTE -> pages(childId, FormEntry::isFromHome);
            case GROWTH ->
                new SharedSection.Content.Measured(measurements.listForFamily(childId, released).stream()
                        .filter(Measurement::stands)
                        .sorted(Comparator.comparing(Measurement::measuredOn).reversed())
                        .toList());
            case PHOTO -> new SharedSection.Content.Pictures(photos.listMemories(childId));
        };
    }

    Optional<byte[]> picture(UUID childId, UUID photoId, Photo.Size size) {
        return photos.openMemory(childId, photoId, size);
    }

    private SharedSection.Content pages(UUID childId, Predicate<FormEntry> wanted) {
        List<FormEntry> found = pages.list(FormSubject.child(childId), false).stream()
                .filter(FormEntry::stands)
                .filter(wanted)
                .toList();
        return new SharedSection.Content.Pages(found);
    }

    /** Written by the office or a clinic, and released where the family itself sees it only after a release. */
    private boolean isResult(FormEntry entry) {
        return !entry.isFromHome()
                && forms.find(entry.form())
                        .filter(form -> !form.released() || entry.state() == FormEntry.State.RELEASED)
                        .isPresent();
    }
}
