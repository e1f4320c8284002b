package com.xenocrm.ingestion.imports.layout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

import com.xenocrm.ingestion.imports.export.OrderStatusWords;
import com.xenocrm.ingestion.imports.format.ListCell;
import com.xenocrm.ingestion.row.NumberTokens;
import com.xenocrm.ingestion.row.RowProblem;

/** Type of a cell. */
public enum CellType {
    /** Text as is; fields that are numbers or times are parsed by their own rules. */
    TEXT,
    /** Attribute with a number. */
    NUMBER,
    /** Attribute that is true or false. */
    BOOLEAN,
    /** List of texts. */
    LIST,
    /** Array or object. */
    JSON,
    /** Text about a product of an order, in one line per product. */
    PRODUCT,
    /** Text of digits, possibly protected from spreadsheets with an apostrophe. */
    CODE,
    /** Part of a customer's name. */
    NAME_PART,
    /** Statement about the customer's consent. */
    CONSENT,
    /** Word of another tool for the status of an order. */
    STATUS,
    /** Cancellation of the order if the cell is not empty. */
    CANCELLED,
    /** Ignored. */
    NOTHING;

    /** Text of a cell that clears its field, as databases write missing values. An empty cell changes nothing. */
    static final String CLEARED = "\\N";

    private static final String APOSTROPHE = "'";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]\\s*");

    /** Returns the type of a field's cells. */
    static CellType of(String field) {
        return switch (field) {
            case "tags", "tags_add", "tags_remove" -> LIST;
            case "products", "attributes" -> JSON;
            case "phone" -> CODE;
            case "first_order_at", "avg_order_value", "created_at", "updated_at" -> NOTHING;
            default -> TEXT;
        };
    }

    /**
     * Returns the cell as a value of a row, null for {@link #CLEARED}; throws a {@link RowProblem} for an invalid cell.
     */
    JsonNode read(String column, String cell) {
        if (isCleared(cell)) {
            return NullNode.instance;
        }
        return switch (this) {
            case CODE -> text(cell.strip().startsWith(APOSTROPHE) ? cell.strip().substring(1) : cell);
            case STATUS -> StringNode.valueOf(OrderStatusWords.status(cell));
            case CANCELLED -> StringNode.valueOf(OrderStatusWords.CANCELLED);
            case TEXT, NUMBER, PRODUCT, NAME_PART, CONSENT, NOTHING -> text(cell);
            case BOOLEAN -> truth(column, cell);
            case LIST -> list(column, cell);
            case JSON -> json(column, cell, "must be JSON", JsonNode::isContainer);
        };
    }

    /** Returns text with line breaks replaced by spaces, as values of rows contain none. */
    private static JsonNode text(String cell) {
        return StringNode.valueOf(
                cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0
                        ? cell
                        : LINE_BREAKS.matcher(cell.strip()).replaceAll(" "));
    }

    /** Returns whether the cell clears its field. */
    static boolean isCleared(String cell) {
        return cell.strip().equals(CLEARED);
    }

    /** Returns a parsed number: a JSON number for an attribute, text for a field. */
    JsonNode number(String plain) {
        BigDecimal number = new BigDecimal(plain);
        if (this != NUMBER) {
            return StringNode.valueOf(plain);
        }
        return number.scale() > 0 ? DecimalNode.valueOf(number) : BigIntegerNode.valueOf(number.toBigInteger());
    }

    private static JsonNode list(String column, String cell) {
        if (cell.strip().startsWith("[")) {
            return json(column, cell, "must be a list", JsonNode::isArray);
        }
        List<String> found = ListCell.read(cell);
        if (found == null) {
            throw new RowProblem(column, "has a quote that is missing or out of place");
        }
        ArrayNode texts = MAPPER.createArrayNode();
        found.forEach(texts::add);
        return texts;
    }

    private static JsonNode truth(String column, String cell) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new RowProblem(column, "must be true or false");
        };
    }

    private static JsonNode json(String column, String cell, String fault, Predicate<JsonNode> wanted) {
        JsonNode value;
        try (JsonParser parser = new NumberTokens(MAPPER.createParser(cell))) {
            value = MAPPER.readTree(parser);
        } catch (JacksonException e) {
            throw new RowProblem(column, fault);
        }
        if (!wanted.test(value)) {
            throw new RowProblem(column, fault);
        }
        return value;
    }
}
