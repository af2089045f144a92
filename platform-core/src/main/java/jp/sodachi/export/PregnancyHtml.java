package jp.sodachi.export;

/** The handbook of a pregnancy whose child is not born, or was not: its own pages, in the paper handbook's order. */
final class PregnancyHtml {
    private PregnancyHtml() {}

    static String of(HandbookReading.ReadPregnancy read, String style) {
        var words = read.words();
        var facts = read.facts();
        var made = words.day(read.today());
        var out = new HandbookWriter(words);
        out.begin(words.say("export.title", facts.name()), words.say("export.running", facts.name(), made), style);
        out.beginCover(read.town().name(), facts.name(), facts.kana());
        out.row(words.say("export.due"), words.day(facts.dueDate()));
        out.row(words.say("export.made"), made);
        out.endCover(read.town().name());
        out.pregnancy(read.pregnancy(), null);
        out.settled(
                read.pregnancy().pages().stream().map(HandbookWriter.Fact::of).toList());
        return out.end();
    }
}
