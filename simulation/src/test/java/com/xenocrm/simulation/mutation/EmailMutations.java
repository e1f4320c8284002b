package com.xenocrm.simulation.mutation;

import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.database.Tampering;
import com.xenocrm.simulation.loop.Task;

/** Faults of sending e-mails and of counting doubts, of a kind that a developer might make. */
public enum EmailMutations implements KnownMutation {
    TAKE_A_DOUBT_FOR_A_DEFERRAL(0) {
        @Override
        public Tampering tampering() {
            return changing("email_attempts", (_, update) -> {
                if ("IN_DOUBT".equals(Conditions.set(update, "state"))) {
                    Document set = ((Document) update.get("$set")).clone();
                    set.append("state", "REJECTED").append("reason", "deferred").append("temporary", true);
                    update.put("$set", set);
                }
            });
        }
    },
    LOOK_UP_NO_SUPPRESSIONS_BEFORE_SENDING(17) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public List<Document> found(String collection, List<Document> documents, Task task) {
                    return collection.equals("suppressions") && task.toString().contains("email-sender")
                            ? List.of()
                            : documents;
                }
            };
        }
    },
    COUNT_NO_DOUBTS(0) {
        @Override
        public Tampering tampering() {
            return changing("campaign_pages", (_, update) -> {
                if (Conditions.set(update, "in_doubt") != null) {
                    Document set = ((Document) update.get("$set")).clone();
                    set.put("in_doubt", 0);
                    update.put("$set", set);
                }
            });
        }
    },
    LET_A_DOUBT_REPLACE_A_SUCCESS(1113) {
        @Override
        public Tampering tampering() {
            return changing("communications", (condition, update) -> {
                if ("IN_DOUBT".equals(Conditions.set(update, "status"))) {
                    Conditions.drop(condition, "status"::equals);
                }
            });
        }
    },
    NEVER_CORRECT_A_DOUBT(531) {
        @Override
        public Tampering tampering() {
            return changing("communications", (condition, update) -> {
                if ("SENT".equals(Conditions.set(update, "status"))
                        && condition.toString().contains("IN_DOUBT")) {
                    condition.put("status", "PENDING");
                }
            });
        }
    };

    private final long knownSeed;

    EmailMutations(long knownSeed) {
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

    /** Change of a write, in place. */
    @FunctionalInterface
    private interface Change {

        void of(Document condition, Document update);
    }
}
