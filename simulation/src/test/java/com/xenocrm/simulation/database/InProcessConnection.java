package com.xenocrm.simulation.database;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadPreference;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.internal.connection.Connection;
import com.mongodb.internal.connection.MessageSequences;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.SplittablePayload;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.FieldNameValidator;
import org.bson.codecs.Decoder;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.database.InProcessCluster.Commands;

/** Connection that calls the database in the same thread. */
final class InProcessConnection implements Connection {

    private final Commands commands;
    private final ConnectionDescription description;

    private int count = 1;

    InProcessConnection(Commands commands, ConnectionDescription description) {
        this.commands = commands;
        this.description = description;
    }

    @Override
    public <T> @Nullable T command(
            String database,
            BsonDocument command,
            FieldNameValidator validator,
            @Nullable ReadPreference preference,
            Decoder<T> decoder,
            OperationContext context) {
        BsonDocument response = commands.run(database, command);
        if (response.getNumber("ok").intValue() != 1) {
            throw new MongoCommandException(response, InProcessCluster.ADDRESS);
        }
        return decoder.decode(
                new BsonDocumentReader(response), DecoderContext.builder().build());
    }

    @Override
    public <T> @Nullable T command(
            String database,
            BsonDocument command,
            FieldNameValidator validator,
            @Nullable ReadPreference preference,
            Decoder<T> decoder,
            OperationContext context,
            boolean responseExpected,
            MessageSequences sequences) {
        BsonDocument whole = command;
        if (sequences instanceof SplittablePayload payload) {
            whole = new BsonDocument();
            whole.putAll(command);
            whole.put(payload.getPayloadName(), new BsonArray(payload.getPayload()));
            payload.setPosition(payload.size());
        }
        return command(database, whole, validator, preference, decoder, context);
    }

    @Override
    public ConnectionDescription getDescription() {
        return description;
    }

    @Override
    public void markAsPinned(PinningMode mode) {}

    @Override
    public int getCount() {
        return count;
    }

    @Override
    public Connection retain() {
        count++;
        return this;
    }

    @Override
    public int release() {
        count--;
        return count;
    }
}
