package jp.sodachi.municipalityportal.look;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Colour;
import jp.sodachi.branding.Palette;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** The town's look as it was typed. */
record LookForm(String name, String department, String phone, String primary, String accent) {
    private static final int LONGEST_DEPARTMENT = 40;
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()-]{5,19}");

    LookForm {
        name = requireNonNullElse(name, "");
        department = requireNonNullElse(department, "");
        phone = requireNonNullElse(phone, "");
        primary = requireNonNullElse(primary, "");
        accent = requireNonNullElse(accent, "");
    }

    static LookForm of(Brand brand) {
        return new LookForm(brand.name(), brand.department(), brand.phone(), brand.primary(), brand.accent());
    }

    /**
     * The look on the ground of {@code stored}, or empty when something is wrong; every reason is then in {@code errors},
     * beside its field.
     */
    Optional<Brand> read(Errors errors, Brand stored) {
        var readName = Typed.text(name);
        if (readName.isEmpty()) {
            errors.rejectValue("name", "look.name.empty");
        } else if (readName.codePointCount(0, readName.length()) > Brand.LONGEST_NAME) {
            errors.rejectValue("name", "look.name.long", new Object[] {Brand.LONGEST_NAME}, null);
        }
        var readDepartment = Typed.text(department);
        if (readDepartment.length() > LONGEST_DEPARTMENT) {
            errors.rejectValue("department", "look.name.long", new Object[] {LONGEST_DEPARTMENT}, null);
        }
        var readPhone = Typed.ascii(phone);
        if (!readPhone.isEmpty() && !PHONE.matcher(readPhone).matches()) {
            errors.rejectValue("phone", "look.phone.wrong");
        }
        var readPrimary = colour("primary", primary, Palette.Part.PRIMARY, errors);
        var readAccent = colour("accent", accent, Palette.Part.ACCENT, errors);
        if (errors.hasErrors() || readPrimary.isEmpty() || readAccent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Brand(
                readName,
                readDepartment,
                readPhone,
                readPrimary.get().hex(),
                readAccent.get().hex(),
                stored.emblemKey(),
                stored.version()));
    }

    private static Optional<Colour> colour(String field, String typed, Palette.Part part, Errors errors) {
        var colour = Colour.find(typed);
        if (colour.isEmpty()) {
            errors.rejectValue(field, "look.colour.unreadable");
        }
        colour.flatMap(found -> Palette.refusal(part, found)).ifPresent(refusal -> {
            var values = new Object[] {
                refusal.ratioInWords(), refusal.needed(), refusal.nearest().hex()
            };
            errors.rejectValue(field, "look.colour.refused." + part, values, null);
        });
        return colour;
    }
}
