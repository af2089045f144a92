package jp.sodachi.deploy.check;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Runs every line of the input through one kind of case. Empty lines are passed over. */
final class CaseLines {

    static final int NOTHING_READ = 2;
    static final int SOME_WRONG = 3;

    private static final int BATCH = 1024;

    /** Answers one case: fills the answer, which already holds the id. */
    @FunctionalInterface
    interface Answering {
        void answer(CaseNode question, JsonLine answer);
    }

    private final Answering answering;
    private volatile boolean wrong;

    CaseLines(Answering answering) {
        this.answering = answering;
    }

    /** Reads to the end of the input and says how it went as an exit status. */
    int run(InputStream in, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        boolean read = false;
        List<String> batch = new ArrayList<>(BATCH);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                read = true;
                batch.add(line.startsWith("\uFEFF") ? line.substring(1) : line);
            }
            if (batch.size() == BATCH || !lines.ready()) {
                write(batch, writer);
            }
        }
        write(batch, writer);
        if (!read) {
            return NOTHING_READ;
        }
        return wrong ? SOME_WRONG : 0;
    }

    /** Answers on all cores, written in the order of the questions; a reader that waits for a line gets it at once. */
    private void write(List<String> batch, BufferedWriter writer) throws IOException {
        for (String answer : batch.parallelStream().map(this::answer).toList()) {
            writer.write(answer);
            writer.write('\n');
        }
        writer.flush();
        batch.clear();
    }

    private String answer(String line) {
        String id = "null";
        try {
            Object question = CaseJson.read(line);
            Object given = question instanceof Map<?, ?> members ? members.get("id") : null;
            id = given == null ? "null" : CaseJson.write(given);
            JsonLine answer = new JsonLine().open('{').raw("id", id);
            answering.answer(new CaseNode("", question), answer);
            return answer.close('}').toString();
        } catch (CaseError error) {
            return error(id, error.field(), error.problem());
        } catch (JacksonException unreadable) {
            return error(id, "", "not one JSON object: " + unreadable.getOriginalMessage());
        }
    }

    private String error(String id, String field, String problem) {
        wrong = true;
        JsonLine answer = new JsonLine().open('{').raw("id", id).name("error");
        answer.open('{').put("field", field).put("problem", problem).close('}');
        return answer.close('}').toString();
    }
}
