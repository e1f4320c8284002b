package com.xenocrm.local.dump;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One collection of a dump.
 *
 * @param indexes descriptions as {@code createIndexes} takes them, without that of {@code _id}
 * @param file its documents in BSON, one after the other
 */
public record DumpedCollection(String database, String name, List<Document> indexes, Path file) {

    static final String METADATA = ".metadata.json";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String PRIMARY = "_id_";

    /** Writes the metadata of a collection, and returns the file for its documents. */
    public static Path write(Path root, String database, String name, List<Document> indexes) throws IOException {
        Path directory = Files.createDirectories(root.resolve(database));
        Map<String, Object> metadata = Map.of(
                "options", Map.of(), "indexes", indexes, "uuid", "", "collectionName", name, "type", "collection");
        JSON.writeValue(directory.resolve(name + METADATA), metadata);
        return Files.createFile(directory.resolve(name + ".bson"));
    }

    static DumpedCollection read(Path metadata) {
        Map<String, Object> content = JSON.readValue(metadata, OBJECT);
        String name = metadata.getFileName().toString().replace(METADATA, "");
        List<Document> indexes = ((List<?>) content.getOrDefault("indexes", List.of()))
                .stream()
                        .map(DumpedCollection::document)
                        .filter(index -> !PRIMARY.equals(index.get("name")))
                        .collect(Collectors.toList());
        Path absolute = metadata.toAbsolutePath();
        String database = absolute.getName(absolute.getNameCount() - 2).toString();
        return new DumpedCollection(database, name, indexes, absolute.resolveSibling(name + ".bson"));
    }

    /** Passes each document on. */
    public void forEach(Consumer<Document> documents) {
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] length = new byte[Integer.BYTES];
            while (input.readNBytes(length, 0, length.length) == length.length) {
                int size = Unpooled.wrappedBuffer(length).readIntLE();
                byte[] bytes = new byte[size];
                System.arraycopy(length, 0, bytes, 0, length.length);
                if (input.readNBytes(bytes, length.length, size - length.length) < size - length.length) {
                    throw new EOFException(file + " ends within a document");
                }
                documents.accept(BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Object json) {
        Document document = new Document();
        ((Map<?, ?>) json)
                .forEach((key, value) ->
                        document.put((String) key, value instanceof Map<?, ?> ? document(value) : value));
        return document;
    }
}
