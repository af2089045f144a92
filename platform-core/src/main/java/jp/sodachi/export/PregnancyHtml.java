package jp.sodachi.export;

/** The handbook of a pregnancy whose child is not born, or was not: its own pages, in the paper handbook's order. */
final class PregnancyHtml {
    private PregnancyHtml() {}

    static String of(HandbookReading.ReadPregnancy read, String style) {
        var words = read.words();
        var woman = read.handbook().woman();
        var town = read.handbook().town().name();
        var pregnancy = read.handbook().pregnancy();
        var made = words.day(read.today());
        var out = new HandbookWriter(words);
        out.begin(words.say("export.title", woman.name()), words.say("export.running", woman.name(), made), style);
        out.beginCover(town, woman.name(), woman.kana());
        out.row(words.say("export.due"), words.day(pregnancy.dueDate()));
        out.row(words.say("export.made"), made);
        out.endCover(town);
        out.pregnancy(pregnancy, null);
        out.settled(pregnancy.pages().stream().map(HandbookWriter.Fact::of).toList());
        return out.end();
    }
}
