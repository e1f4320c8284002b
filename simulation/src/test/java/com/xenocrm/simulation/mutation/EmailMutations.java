package com.xenocrm.simulation.mutation;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
    LET_A_DOUBT_REPLACE_A_SUCCESS(18) {
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
    },
    FORGET_COMPLAINTS(1) {
        @Override
        public Tampering tampering() {
            return changing("suppressions", (condition, update) -> {
                if ("complained".equals(Conditions.set(update, "reason"))) {
                    Conditions.drop(condition, "_id"::equals);
                    condition.put("_id", "somebody else");
                }
            });
        }
    },
    SUPPRESS_NO_BOUNCES(1) {
        @Override
        public Tampering tampering() {
            return changing("suppressions", (condition, update) -> {
                if ("bounced".equals(Conditions.set(update, "reason"))) {
                    Conditions.drop(condition, "_id"::equals);
                    condition.put("_id", "somebody else");
                }
            });
        }
    },
    LIFT_OBJECTIONS_WITH_A_BOUNCE(1) {
        @Override
        public Tampering tampering() {
            return lifting(condition -> Conditions.drop(condition, "reason"::equals));
        }
    },
    NEVER_LIFT_A_BOUNCE(24) {
        @Override
        public Tampering tampering() {
            return lifting(condition -> condition.put("reason", "never"));
        }
    },
    COUNT_NO_BOUNCES(1) {
        @Override
        public Tampering tampering() {
            return changing("campaign_pages", (_, update) -> {
                if (Conditions.set(update, "bounced") != null) {
                    Document set = ((Document) update.get("$set")).clone();
                    set.put("bounced", 0);
                    update.put("$set", set);
                }
            });
        }
    },
    LET_AN_OLD_BOUNCE_REPLACE_A_NEW_ONE(944) {
        @Override
        public Tampering tampering() {
            return changing("communications", (condition, update) -> {
                if (Conditions.set(update, "bounced_attempt") != null) {
                    Conditions.drop(condition, field -> field.startsWith("bounced"));
                }
            });
        }
    },
    FORGET_EARLIER_SOFT_BOUNCES(48) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public List<Document> found(String collection, List<Document> documents, Task task) {
                    return collection.equals("communications")
                                    && documents.stream()
                                            .allMatch(each ->
                                                    Set.of("_id", "email").containsAll(each.keySet()))
                            ? List.of()
                            : documents;
                }
            };
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

    /** Changes the condition on which bounces are lifted. */
    private static Tampering lifting(Consumer<Document> change) {
        return new Tampering() {
            @Override
            public void delete(String collection, Document condition) {
                if (collection.equals("suppressions") && condition.toString().contains("bounced")) {
                    change.accept(condition);
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
