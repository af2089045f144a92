package jp.sodachi.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The handbook as tables, one file each: comma-separated, UTF-8 with its mark in front so that spreadsheets read it, first
 * row the names. A data dictionary says what each column is.
 */
final class HandbookTables {
    private static final String MARK = "\uFEFF";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private HandbookTables() {}

    /** Files by name. */
    static Map<String, byte[]> of(Handbook handbook, HandbookWords words) {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        tables.put("child", child(handbook));
        tables.put("pregnancies", pregnancies(handbook));
        tables.put("pages", pages(allPages(handbook)));
        tables.put("answers", answers(allPages(handbook)));
        tables.put("measurements", measurements(handbook));
        tables.put("doses", doses(handbook));
        tables.put("milestones", milestones(handbook));
        tables.put("photos", photos(handbook));
        tables.put("checks", checks(handbook));
        tables.put("check_answers", checkAnswers(handbook));
        return files(tables, words);
    }

    /** The files of a pregnancy by itself. */
    static Map<String, byte[]> of(ExpectingHandbook handbook, HandbookWords words) {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        tables.put("pregnancy", pregnancy(handbook));
        tables.put("pages", pages(handbook.pregnancy().pages().stream()));
        tables.put("answers", answers(handbook.pregnancy().pages().stream()));
        return files(tables, words);
    }

    private static Map<String, byte[]> files(Map<String, List<List<String>>> tables, HandbookWords words) {
        tables.put("dictionary", dictionary(tables, words));
        return tables.entrySet().stream()
                .collect(Collectors.toMap(
                        table -> table.getKey() + ".csv",
                        table -> file(table.getValue()),
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    private static List<List<String>> child(Handbook handbook) {
        var child = handbook.child();
        return List.of(
                names(
                        "id,name,kana,birth_date,sex,gestation_weeks,gestation_days,due_date,town_code,town,edition,exported_at"),
                cells(
                        child.id(),
                        child.name(),
                        child.kana(),
                        child.birthDate(),
                        child.sex(),
                        child.gestationWeeks(),
                        child.gestationDays(),
                        child.dueDate(),
                        handbook.town().code(),
                        handbook.town().name(),
                        handbook.edition(),
                        handbook.exportedAt()));
    }

    private static List<List<String>> pregnancies(Handbook handbook) {
        return table(
                "id,due_date,due_date_source,fetuses,state,ended_on",
                handbook.pregnancies().stream()
                        .map(each -> cells(
                                each.id(),
                                each.dueDate(),
                                each.dueDateSource(),
                                each.fetuses(),
                                each.state(),
                                each.endedOn())));
    }

    private static List<List<String>> pregnancy(ExpectingHandbook handbook) {
        var woman = handbook.woman();
        var pregnancy = handbook.pregnancy();
        return List.of(
                names(
                        "id,name,kana,birth_date,due_date,due_date_source,fetuses,state,ended_on,town_code,town,edition,exported_at"),
                cells(
                        pregnancy.id(),
                        woman.name(),
                        woman.kana(),
                        woman.birthDate(),
                        pregnancy.dueDate(),
                        pregnancy.dueDateSource(),
                        pregnancy.fetuses(),
                        pregnancy.state(),
                        pregnancy.endedOn(),
                        handbook.town().code(),
                        handbook.town().name(),
                        handbook.edition(),
                        handbook.exportedAt()));
    }

    private static List<List<String>> pages(Stream<Handbook.Page> pages) {
        return table(
                "id,form,title,edition,on,place,judgement,judgement_label,note,withheld,origin,entered_by,entered_at,state,why,replaces",
                pages.map(each -> cells(
                        each.id(),
                        each.form(),
                        each.title(),
                        each.edition(),
                        each.on(),
                        each.place(),
                        each.judgement() == null ? "" : each.judgement().code(),
                        each.judgement() == null ? "" : each.judgement().label(),
                        each.note(),
                        each.withheld(),
                        origin(each.entered()),
                        standing(each.standing()),
                        each.replaces())));
    }

    private static Stream<Handbook.Page> allPages(Handbook handbook) {
        return Stream.concat(
                handbook.pregnancies().stream().flatMap(each -> each.pages().stream()), handbook.pages().stream());
    }

    private static List<List<String>> answers(Stream<Handbook.Page> pages) {
        return table(
                "page_id,code,question,value,label",
                pages.flatMap(page -> page.answers().stream()
                        .map(each -> cells(page.id(), each.code(), each.question(), each.value(), each.label()))));
    }

    private static List<List<String>> measurements(Handbook handbook) {
        return table(
                "id,kind,value,unit,measured_on,position,origin,entered_by,entered_at,state,why,replaced_by",
                handbook.measurements().stream()
                        .map(each -> cells(
                                each.id(),
                                each.kind(),
                                each.value().toPlainString(),
                                each.unit(),
                                each.measuredOn(),
                                each.position(),
                                origin(each.entered()),
                                standing(each.standing()),
                                each.replacedBy())));
    }

    private static List<List<String>> doses(Handbook handbook) {
        return table(
                "id,product,name,given_on,lot,place,given_by,note,abroad,day_in_doubt,confirmed,origin,entered_by,entered_at,state,why,replaces",
                handbook.doses().stream()
                        .map(each -> cells(
                                each.id(),
                                each.product(),
                                each.name(),
                                each.givenOn(),
                                each.lot(),
                                each.place(),
                                each.givenBy(),
                                each.note(),
                                each.abroad(),
                                each.dayInDoubt(),
                                each.confirmed(),
                                origin(each.entered()),
                                standing(each.standing()),
                                each.replaces())));
    }

    private static List<List<String>> milestones(Handbook handbook) {
        return table(
                "code,name,since",
                handbook.milestones().stream().map(each -> cells(each.code(), each.name(), each.since())));
    }

    private static List<List<String>> photos(Handbook handbook) {
        return table(
                "id,kind,dose,taken_on,caption,width,height,file,origin,entered_by,entered_at",
                handbook.photos().stream()
                        .map(each -> cells(
                                each.id(),
                                each.kind(),
                                each.dose(),
                                each.takenOn(),
                                each.caption(),
                                each.width(),
                                each.height(),
                                each.file(),
                                origin(each.entered()))));
    }

    private static List<List<String>> checks(Handbook handbook) {
        return table(
                "id,instrument,number,checksum,title,ages,sent_at,sent_by,real_months,used_months,corrected,level,complete,next,worried,note",
                handbook.checks().stream()
                        .map(each -> cells(
                                each.id(),
                                each.instrument(),
                                each.number(),
                                each.checksum(),
                                each.title(),
                                each.ages(),
                                each.sentAt(),
                                each.sentBy(),
                                each.realMonths(),
                                each.usedMonths(),
                                each.corrected(),
                                each.level(),
                                each.complete(),
                                each.next(),
                                each.worried(),
                                each.note())));
    }

    private static List<List<String>> checkAnswers(Handbook handbook) {
        return table(
                "check_id,code,question,value,label",
                handbook.checks().stream()
                        .flatMap(check -> check.answers().stream()
                                .map(each ->
                                        cells(check.id(), each.code(), each.question(), each.value(), each.label()))));
    }

    private static List<List<String>> dictionary(Map<String, List<List<String>>> tables, HandbookWords words) {
        return table(
                "file,column,meaning",
                tables.entrySet().stream()
                        .flatMap(table -> table.getValue().getFirst().stream()
                                .map(column ->
                                        cells(table.getKey() + ".csv", column, words.say("export.column." + column)))));
    }

    private static List<List<String>> table(String names, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(names(names)), rows).toList();
    }

    private static List<String> names(String names) {
        return Arrays.asList(names.split(","));
    }

    /** The columns origin, entered_by, entered_at, the same in every table. */
    private static List<Object> origin(Handbook.Entered entered) {
        return List.of(entered.origin(), entered.by(), entered.at());
    }

    /** The columns state and why. */
    private static List<Object> standing(Handbook.Standing standing) {
        return List.of(standing.state(), standing.why());
    }

    /** One row; a list among the values fills several columns. */
    private static List<String> cells(@Nullable Object... values) {
        List<String> cells = new ArrayList<>();
        for (var value : values) {
            if (value instanceof List<?> several) {
                several.forEach(each -> cells.add(Objects.toString(each, "")));
            } else {
                cells.add(Objects.toString(value, ""));
            }
        }
        return List.copyOf(cells);
    }

    private static byte[] file(List<List<String>> rows) {
        return (MARK
                        + rows.stream()
                                .map(row ->
                                        row.stream().map(HandbookTables::cell).collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\r\n", "", "\r\n")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Words that begin like a formula get an apostrophe in front: opened in a spreadsheet they stay words. */
    private static String cell(String value) {
        var safe = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches() ? "'" + value : value;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
