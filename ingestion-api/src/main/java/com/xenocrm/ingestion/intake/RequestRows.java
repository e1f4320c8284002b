package com.xenocrm.ingestion.intake;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.ingestion.row.NumberTokens;
import com.xenocrm.kit.web.Refusal;

/** Reader of a request's rows, one at a time: one object, an array, or an array inside an object. */
public final class RequestRows {

    static final int MOST_ROWS = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final RowKind kind;
    private final Consumer<JsonNode> rows;
    private int count;

    private RequestRows(RowKind kind, Consumer<JsonNode> rows) {
        this.kind = kind;
        this.rows = rows;
    }

    /** Passes every row to the consumer; refuses the request if it is not JSON or contains no row or too many. */
    public static void read(byte[] body, RowKind kind, Consumer<JsonNode> rows) {
        try (JsonParser parser = new NumberTokens(JSON.createParser(body))) {
            new RequestRows(kind, rows).readAll(parser);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** Returns the only row of a request; refuses anything but one JSON object. */
    static JsonNode one(byte[] body) {
        try (JsonParser parser = new NumberTokens(JSON.createParser(body))) {
            JsonNode row = parser.nextToken() == JsonToken.START_OBJECT ? JSON.readTree(parser) : null;
            if (row == null) {
                throw malformed("A JSON object is required", null);
            }
            refuseMore(parser);
            return row;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private void readAll(JsonParser parser) {
        switch (parser.nextToken()) {
            case START_ARRAY -> readArray(parser);
            case START_OBJECT -> readObject(parser);
            case null, default -> throw malformed("A JSON object or array is required", null);
        }
        refuseMore(parser);
        if (count == 0) {
            throw Refusal.invalid(kind.plural(), "must hold at least one " + kind.singular());
        }
    }

    private static void refuseMore(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw malformed("The body holds more than one JSON value", null);
        }
    }

    private void readArray(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++count > MOST_ROWS) {
                throw new Refusal(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "TOO_MANY_RECORDS",
                        "A request takes at most 1,000 " + kind.plural(),
                        null);
            }
            rows.accept(JSON.readTree(parser));
        }
    }

    private void readObject(JsonParser parser) {
        ObjectNode single = JSON.createObjectNode();
        boolean wrapped = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (single.has(name) || (wrapped && name.equals(kind.plural()))) {
                throw Refusal.invalid(name, "is given twice");
            }
            if (!name.equals(kind.plural())) {
                single.set(name, JSON.readTree(parser));
            } else if (value == JsonToken.START_ARRAY) {
                wrapped = true;
                readArray(parser);
            } else {
                throw Refusal.invalid(kind.plural(), "must be an array");
            }
        }
        if (wrapped) {
            single.propertyNames().stream().findFirst().ifPresent(beside -> {
                throw Refusal.invalid(beside, "must not stand beside %s".formatted(kind.plural()));
            });
        } else {
            count++;
            rows.accept(single);
        }
    }

    private static Refusal malformed(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        if (e instanceof MismatchedInputException && at != null) {
            return malformed(
                    "An object gives a name twice: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                    Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
        }
        return at == null
                ? malformed("The body is nested too deeply, or a number or name in it is too long", null)
                : malformed(
                        "The body is not valid JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                        Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
    }

    private static Refusal malformed(String reason, @Nullable Map<String, Integer> place) {
        return new Refusal(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", reason, place);
    }
}
