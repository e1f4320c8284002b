package com.xenocrm.simulation.mutation;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.simulation.database.Tampering;
import com.xenocrm.simulation.loop.Task;

/** Faults of imports of files, of a kind that a developer might make. */
public enum ImportMutations implements KnownMutation {
    MARK_CHUNKS_WITHOUT_CONFIRMS(35) {
        @Override
        public MessagePublisher publisher(MessagePublisher real) {
            return new UnconfirmedRows(real);
        }
    },
    COMPLETE_WITHOUT_LOOKING_FOR_CHUNKS(0) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public List<Document> found(String collection, List<Document> documents, Task task) {
                    return collection.equals("import_chunks")
                                    && documents.stream().noneMatch(each -> each.containsKey("packed"))
                            ? List.of()
                            : documents;
                }
            };
        }
    },
    GIVE_ROWS_NEW_VERSIONS_AT_EACH_ATTEMPT(4) {
        @Override
        public Tampering tampering() {
            return new NewVersions();
        }
    },
    TAKE_UP_WHAT_HAS_ENDED(4) {
        @Override
        public Tampering tampering() {
            return changing("imports", (condition, update) -> {
                if ("RUNNING".equals(Conditions.set(update, "status"))) {
                    Conditions.drop(condition, "status"::equals);
                }
            });
        }
    },
    STORE_WHATEVER_BECAME_OF_THE_IMPORT(28) {
        @Override
        public Tampering tampering() {
            return changing("imports", (condition, update) -> {
                if ("UPLOADED".equals(Conditions.set(update, "status"))) {
                    Conditions.drop(condition, "status"::equals);
                }
            });
        }
    },
    FORGET_STALLED_IMPORTS(0) {
        @Override
        public boolean sweeps() {
            return false;
        }
    },
    FORGET_THE_ROWS_OF_ENDED_IMPORTS(8) {
        @Override
        public Tampering tampering() {
            return changing("imports", (_, update) -> {
                if (Conditions.set(update, "leftovers") != null) {
                    Document set = ((Document) update.get("$set")).clone();
                    set.remove("leftovers");
                    update.put("$set", set);
                }
            });
        }
    },
    IMPORT_A_KEY_TWICE(2) {
        @Override
        public boolean hasUniqueKeys() {
            return false;
        }
    },
    FORGET_THE_OBJECTIONS_OF_A_FILE(3) {
        @Override
        public Tampering tampering() {
            return changing("suppressions", (condition, _) -> {
                Conditions.drop(condition, "_id"::equals);
                condition.put("_id", "somebody else");
            });
        }
    };

    private final long knownSeed;

    ImportMutations(long knownSeed) {
        this.knownSeed = knownSeed;
    }

    @Override
    public long knownSeed() {
        return knownSeed;
    }

    private static Tampering changing(String collection, BiConsumer<Document, Document> change) {
        return new Tampering() {
            @Override
            public void write(String written, Document condition, Document update) {
                if (written.equals(collection)) {
                    change.accept(condition, update);
                }
            }
        };
    }

    /** Takes the rows of files for published although the broker did not say so. */
    private record UnconfirmedRows(MessagePublisher real) implements MessagePublisher {

        @Override
        public void publish(List<? extends CrmMessage> messages) {
            boolean areRows = messages.toString().contains("trace_f");
            (areRows ? new Unconfirmed(real) : real).publish(messages);
        }

        @Override
        public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
            real.publishAfter(delay, messages);
        }
    }

    /** Gives the rows of a chunk versions of their own at each reading, as if they were given when it is processed. */
    private static final class NewVersions implements Tampering {

        private long readings;

        @Override
        public List<Document> found(String collection, List<Document> documents, Task task) {
            if (!collection.equals("import_chunks")) {
                return documents;
            }
            readings++;
            return documents.stream()
                    .map(each -> {
                        Document later = each.clone();
                        later.computeIfPresent("first_version", (_, version) -> (Long) version + readings);
                        return later;
                    })
                    .toList();
        }
    }
}
