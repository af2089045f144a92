package jp.sodachi.deploy.check;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs every line of the input through one kind of case. Empty lines are passed over. */
final class CaseLines {

    static final int NOTHING_READ = 2;
    static final int SOME_WRONG = 3;

    /** Answers one case: fills the answer, which already holds the id. */
    @FunctionalInterface
    interface Answering {
        void answer(CaseNode question, ObjectNode answer);
    }

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Answering answering;
    private boolean wrong;

    CaseLines(Answering answering) {
        this.answering = answering;
    }

    /** Reads to the end of the input and says how it went as an exit status. */
    int run(InputStream in, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        boolean read = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                read = true;
                writer.write(answer(line.startsWith("\uFEFF") ? line.substring(1) : line));
                writer.write('\n');
                if (!lines.ready()) {
                    writer.flush();
                }
            }
        }
        writer.flush();
        if (!read) {
            return NOTHING_READ;
        }
        return wrong ? SOME_WRONG : 0;
    }

    private String answer(String line) {
        ObjectNode answer = mapper.createObjectNode();
        answer.putNull("id");
        try {
            JsonNode question = mapper.readTree(line);
            JsonNode id = question.get("id");
            if (id != null) {
                answer.set("id", id);
            }
            answering.answer(new CaseNode("", question), answer);
        } catch (CaseError error) {
            return error(answer, error.field(), error.problem());
        } catch (JacksonException unreadable) {
            return error(answer, "", "not one JSON object: " + unreadable.getOriginalMessage());
        }
        return mapper.writeValueAsString(answer);
    }

    private String error(ObjectNode begun, String field, String problem) {
        wrong = true;
        ObjectNode answer = mapper.createObjectNode();
        JsonNode id = begun.get("id");
        answer.set("id", id);
        answer.putObject("error").put("field", field).put("problem", problem);
        return mapper.writeValueAsString(answer);
    }
}
