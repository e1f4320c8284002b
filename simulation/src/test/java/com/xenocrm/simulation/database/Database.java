package com.xenocrm.simulation.database;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.mongodb.MongoSocketReadException;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import org.bson.BsonDocument;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

import com.xenocrm.kit.mongo.TextIdConverter;
import com.xenocrm.simulation.fault.Effects;

/**
 * Database in memory with MongoDB's guarantees and no more: a write of one document is atomic, a bulk and an update of
 * many documents are not, and a query may read some documents later than others.
 */
public final class Database {

    private static final String NAME = "crm";
    private static final ThreadLocal<Database> CURRENT = new ThreadLocal<>();
    private static final Channel CHANNEL = new EmbeddedChannel();
    private static final MongoOperations OPERATIONS = operations();

    private final MemoryBackend backend = new MemoryBackend();
    private final Statements statements;
    private Consumer<String> watch = _ -> {};

    public Database(Effects effects, Tampering tampering) {
        this.statements = new Statements(this::execute, effects, tampering, collection -> watch.accept(collection));
    }

    /** Makes this the database of all services on this thread. */
    public void use() {
        CURRENT.set(this);
    }

    /** Returns the services' access to the database in use. */
    public static MongoOperations mongo() {
        return OPERATIONS;
    }

    /** Calls this with the name of the collection after each write. */
    public void watch(Consumer<String> written) {
        watch = written;
    }

    /** Returns the stored documents of a collection. */
    public Stream<Document> all(String collection) {
        MongoCollection<?> stored = backend.resolveDatabase(NAME).resolveCollection(collection, false);
        return stored == null ? Stream.empty() : stored.queryAllAsStream();
    }

    /** Returns the names of the collections. */
    public Set<String> collections() {
        return Set.copyOf(OPERATIONS.getCollectionNames());
    }

    private BsonDocument run(BsonDocument command) {
        return Bson.bson(statements.run(Bson.document(command)));
    }

    private Document execute(Document command) {
        String name = command.keySet().iterator().next();
        return backend.handleCommand(CHANNEL, NAME, name, command);
    }

    static MongoSocketReadException noAnswer() {
        return new MongoSocketReadException("The database does not answer", InProcessCluster.ADDRESS);
    }

    private static MongoOperations operations() {
        MongoClient client = InProcessCluster.client((_, command) ->
                Objects.requireNonNull(CURRENT.get(), "no database in use").run(command));
        MongoCustomConversions conversions = new MongoCustomConversions(List.of());
        MongoMappingContext mappings = new MongoMappingContext();
        mappings.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        TextIdConverter converter = TextIdConverter.of(mappings, conversions);
        converter.afterPropertiesSet();
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, NAME), converter);
    }
}
