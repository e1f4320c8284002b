package com.xenocrm.gateway.minicrm;

import java.util.function.UnaryOperator;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;

/**
 * Adapts bodies as JSON text, with every digit of their numbers. A body that is not JSON stays as it is; one that gives a name
 * twice is refused, since one of the values would be lost.
 */
@Component
final class MiniCrmBodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Returns the body for the usual route, which refuses what is not valid. */
    byte[] request(MiniCrmRoute route, byte[] body) {
        return adapted(body, route.request());
    }

    byte[] success(MiniCrmRoute route, byte[] body) {
        return adapted(body, route.answer());
    }

    byte[] failure(byte[] body) {
        return adapted(body, MiniCrmAnswers::failure);
    }

    boolean isEmptyArray(byte[] body) {
        return body.length == 2 && body[0] == '[' && body[1] == ']';
    }

    private static byte[] adapted(byte[] body, UnaryOperator<JsonNode> change) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (MismatchedInputException ambiguous) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "MALFORMED_JSON",
                    "The body is not one JSON value, or gives a name of an object twice",
                    null);
        } catch (JacksonException notJson) {
            return body;
        }
        return tree.isMissingNode() ? body : JSON.writeValueAsBytes(change.apply(tree));
    }
}
