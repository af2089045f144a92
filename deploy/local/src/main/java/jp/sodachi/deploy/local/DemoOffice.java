package jp.sodachi.deploy.local;

import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.branding.Consultation;
import jp.sodachi.branding.Contacts;
import jp.sodachi.branding.TownContact;
import jp.sodachi.tenancy.Tenant;

/** What a demo town's office says of itself; what somebody has entered since stays. */
final class DemoOffice {
    /** Nobody answers there: a made-up service. */
    private static final Consultation CONSULTATION =
            new Consultation("すこやか24時間相談", "https://sukoyaka-soudan.invalid/handover");

    private static final String PRIVACY = """
            この手帳の記録は、{town}が母子保健法と予防接種法にもとづいて、お子さんと保護者の健康を支えるために使います。

            見られるのは、つながっている保護者と、{town}の母子保健の担当者だけです。だれがいつ見たかは、すべて記録に残り、「だれが見たか」でご覧になれます。

            ご本人の同意がないまま、ほかの目的に使ったり、ほかの人にわたしたりすることはありません。記録の訂正や写しのご希望は、下の窓口へお申し出ください。

            (これは見本の文です。実際のお知らせではありません。)
            """;

    private final Branding branding;
    private final Contacts contacts;

    DemoOffice(Branding branding, Contacts contacts) {
        this.branding = branding;
        this.contacts = contacts;
    }

    /** Inside the town's scope. */
    void introduce(Tenant town) {
        var brand = branding.stored();
        if (brand.phone().isEmpty()) {
            branding.change(
                    new Brand(
                            brand.name(),
                            "こども家庭課 母子保健係",
                            "000-000-0000",
                            brand.primary(),
                            brand.accent(),
                            brand.emblemKey(),
                            brand.version()),
                    brand.version());
        }
        var contact = contacts.stored();
        if (contact.version() == 0) {
            contacts.change(new TownContact(
                    "平日 8時30分〜17時15分", PRIVACY.replace("{town}", town.name()).strip(), CONSULTATION, 0));
        }
    }
}
