package com.xenocrm.simulation.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Converts between the driver's documents and those of the in-memory database. */
final class Bson {

    private Bson() {}

    /** Returns the document in the database's classes. */
    static Document document(BsonDocument given) {
        Document document = new Document();
        given.forEach((key, value) -> document.put(key, value(value)));
        return document;
    }

    private static @Nullable Object value(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING -> value.asString().getValue();
            case INT32 -> value.asInt32().getValue();
            case INT64 -> value.asInt64().getValue();
            case DOUBLE -> value.asDouble().getValue();
            case BOOLEAN -> value.asBoolean().getValue();
            case NULL -> null;
            case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
            case DECIMAL128 -> {
                org.bson.types.Decimal128 decimal = value.asDecimal128().getValue();
                yield new Decimal128(decimal.getLow(), decimal.getHigh());
            }
            case OBJECT_ID -> new ObjectId(value.asObjectId().getValue().toByteArray());
            case DOCUMENT -> document(value.asDocument());
            case ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>();
                value.asArray().forEach(each -> values.add(value(each)));
                yield values;
            }
            case BINARY -> new BinData(value.asBinary().getData());
            case REGULAR_EXPRESSION ->
                new BsonRegularExpression(
                        value.asRegularExpression().getPattern(),
                        value.asRegularExpression().getOptions());
            default -> throw new IllegalArgumentException("No conversion of " + value.getBsonType());
        };
    }

    /** Returns the document in the driver's classes. */
    static BsonDocument bson(Document given) {
        BsonDocument document = new BsonDocument();
        for (Map.Entry<String, Object> field : given.entrySet()) {
            document.put(field.getKey(), bson(field.getValue()));
        }
        return document;
    }

    private static BsonValue bson(@Nullable Object value) {
        return switch (value) {
            case null -> BsonNull.VALUE;
            case Missing _ -> BsonNull.VALUE;
            case String text -> new BsonString(text);
            case Integer number -> new BsonInt32(number);
            case Long number -> new BsonInt64(number);
            case Double number -> new BsonDouble(number);
            case Boolean bool -> BsonBoolean.valueOf(bool);
            case Instant time -> new BsonDateTime(time.toEpochMilli());
            case Decimal128 decimal ->
                new BsonDecimal128(
                        org.bson.types.Decimal128.fromIEEE754BIDEncoding(decimal.getHigh(), decimal.getLow()));
            case ObjectId id -> new BsonObjectId(new org.bson.types.ObjectId(id.toByteArray()));
            case BinData data -> new BsonBinary(data.getData());
            case Document document -> bson(document);
            case Iterable<?> values -> {
                BsonArray array = new BsonArray();
                values.forEach(each -> array.add(bson(each)));
                yield array;
            }
            default -> throw new IllegalArgumentException("No conversion of " + value.getClass());
        };
    }
}
