package com.xenocrm.simulation.mutation;

import java.util.List;
import java.util.function.BiPredicate;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.database.Tampering;
import com.xenocrm.simulation.loop.Task;

/** Faults of the erasure of persons, of a kind that a developer might make. */
public enum ErasureMutations implements KnownMutation {
    MAKE_NO_LAST_PASS(885) {
        @Override
        public Tampering tampering() {
            return changing("erasures", (_, update) -> {
                if (Conditions.set(update, "completed_at") != null) {
                    update.put("$set", new Document("completed_at", Conditions.set(update, "completed_at")));
                    update.put("$unset", new Document("person", "").append("swept_at", ""));
                }
            });
        }
    },
    COMPARE_NO_RECORDS_WITH_ERASURES(23) {
        @Override
        public Tampering tampering() {
            return finding(
                    "erasures",
                    (document, _) -> !document.containsKey("hashes") || document.containsKey("requested_at"));
        }
    },
    FORGET_THE_LOG(0) {
        @Override
        public Tampering tampering() {
            return finding("communications", (_, task) -> !task.toString().contains("erasure"));
        }
    },
    FORGET_THE_BOUND_OF_AN_AUDIENCE(1) {
        @Override
        public Tampering tampering() {
            return changing("campaigns", (_, update) -> {
                if (update.get("$unset") instanceof Document fields && fields.containsKey("last_customer_id")) {
                    Document fewer = fields.clone();
                    fewer.remove("last_customer_id");
                    fewer.put("no_such_field", "");
                    update.put("$unset", fewer);
                }
            });
        }
    },
    DELETE_WHAT_NEWER_RECORDS_CHANGED(0) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public void delete(String collection, Document condition) {
                    if (collection.equals("customers")) {
                        Conditions.drop(condition, field -> !field.equals("_id"));
                    }
                }
            };
        }
    };

    private final long knownSeed;

    ErasureMutations(long knownSeed) {
        this.knownSeed = knownSeed;
    }

    @Override
    public long knownSeed() {
        return knownSeed;
    }

    private static Tampering changing(String collection, Change change) {
        return new Tampering() {
            @Override
            public void write(String written, Document condition, Document update) {
                if (written.equals(collection)) {
                    change.of(condition, update);
                }
            }
        };
    }

    /** Finds only these documents. */
    private static Tampering finding(String collection, BiPredicate<Document, Task> kept) {
        return new Tampering() {
            @Override
            public List<Document> found(String asked, List<Document> documents, Task task) {
                return asked.equals(collection)
                        ? documents.stream()
                                .filter(each -> kept.test(each, task))
                                .toList()
                        : documents;
            }
        };
    }

    /** Change of a write, in place. */
    @FunctionalInterface
    private interface Change {

        void of(Document condition, Document update);
    }
}
