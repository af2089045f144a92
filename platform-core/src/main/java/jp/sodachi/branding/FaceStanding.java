package jp.sodachi.branding;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a town's face is ready for families. For operators, who never enter a town: yes or no, no text.
 *
 * @param legible the colours keep the contrast that words need
 * @param contact families are told whom to call: department and telephone
 * @param privacy the town has said something on personal data
 */
public record FaceStanding(boolean legible, boolean contact, boolean privacy) {

    /**
     * Looks at the town's tables.
     *
     * @param owner the town's tables, in a transaction of whoever may only count
     */
    public static FaceStanding read(JdbcClient owner) {
        return owner.sql("""
                        select b.department <> '' and b.phone <> '' as contact, b.primary_colour, b.accent_colour,
                               exists (select from branding_contact where privacy <> '') as privacy
                          from branding_brand b where b.id = 1
                        """)
                .query((row, _) -> new FaceStanding(
                        Palette.choose(
                                        Colour.get(row.getString("primary_colour")),
                                        Colour.get(row.getString("accent_colour")))
                                instanceof Palette.Taken,
                        row.getBoolean("contact"),
                        row.getBoolean("privacy")))
                .optional()
                .orElse(new FaceStanding(false, false, false));
    }
}
