package com.xenocrm.simulation.mutation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import de.bwaldvogel.mongo.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.simulation.database.Tampering;
import com.xenocrm.simulation.loop.Task;

/** Faults of the campaign engine, of a kind that a developer might make. */
public enum CampaignMutations implements KnownMutation {
    ACKNOWLEDGE_BEFORE_HANDLING(44) {
        @Override
        public boolean acknowledgesFirst() {
            return true;
        }
    },
    IGNORE_A_MISSING_CONFIRM(691) {
        @Override
        public MessagePublisher publisher(MessagePublisher real) {
            return new Unconfirmed(real);
        }
    },
    RECOUNT_WITHOUT_THE_FENCE(1051) {
        @Override
        public Tampering tampering() {
            return dropping("campaign_pages", "fence"::equals, (_, update) -> Conditions.set(update, "sent") != null);
        }
    },
    RECOUNT_UNDER_ONE_TOKEN(186) {
        @Override
        public PageRecount recount(MongoOperations mongo, CommunicationLog log, IdGenerator ids) {
            return new PageRecount(mongo, log, () -> "the same");
        }
    },
    COUNT_UP_INSTEAD_OF_DERIVING(0) {
        @Override
        public PageRecount recount(MongoOperations mongo, CommunicationLog log, IdGenerator ids) {
            return new CountingUp(mongo, log, ids);
        }
    },
    SKIP_THE_LEASE(116) {
        @Override
        public Tampering tampering() {
            return dropping("campaign_pages", "taken_until"::equals, (_, update) -> true);
        }
    },
    FORGET_THE_SUPPRESSIONS(2) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public List<Document> found(String collection, List<Document> documents, Task task) {
                    return collection.equals("suppressions") ? List.of() : documents;
                }
            };
        }
    },
    LOOK_UP_SUPPRESSIONS_ONCE(7) {
        @Override
        public Tampering tampering() {
            return new FirstLookupOnly();
        }
    },
    OPEN_ENTRIES_AGAIN(55) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public void write(String collection, Document condition, Document update) {
                    if (collection.equals("communications") && update.containsKey("$setOnInsert")) {
                        update.put("$set", update.remove("$setOnInsert"));
                    }
                }
            };
        }
    },
    LET_A_FAILURE_REPLACE_A_SUCCESS(422) {
        @Override
        public Tampering tampering() {
            return dropping(
                    "communications",
                    "status"::equals,
                    (_, update) -> "FAILED".equals(Conditions.set(update, "status")));
        }
    },
    COUNT_RECEIPTS_OF_PAST_ATTEMPTS(265) {
        @Override
        public Tampering tampering() {
            return dropping(
                    "communications",
                    "attempt"::equals,
                    (_, update) -> Conditions.set(update, "vendor_message_id") != null);
        }
    },
    RETRY_WHATEVER_THE_ATTEMPT(516) {
        @Override
        public Tampering tampering() {
            return dropping(
                    "communications",
                    "attempt"::equals,
                    (_, update) -> "PENDING".equals(Conditions.set(update, "status")));
        }
    },
    FORGET_THAT_AN_ATTEMPT_WAS_GIVEN(27) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public void write(String collection, Document condition, Document update) {
                    if (Conditions.set(update, "given_attempt") != null) {
                        update.put("$set", new Document("given_attempt", 0));
                    }
                }
            };
        }
    },
    NEVER_CORRECT_AN_OUTCOME(18) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public void write(String collection, Document condition, Document update) {
                    if ("SENT".equals(Conditions.set(update, "status"))
                            && condition.toString().contains("FAILED")) {
                        condition.put("_id", "nobody");
                    }
                }
            };
        }
    },
    RELEASE_WHAT_IS_WITHDRAWN(844) {
        @Override
        public Tampering tampering() {
            return dropping(
                    "campaign_pages",
                    "withdrawn"::equals,
                    (_, update) -> update.get("$max") instanceof Document max && max.containsKey("released_to"));
        }
    },
    COMPLETE_WITHOUT_LOOKING(0) {
        @Override
        public Tampering tampering() {
            return new Tampering() {
                @Override
                public boolean hides(String collection, Document query) {
                    return collection.equals("campaign_pages")
                            && !query.toString().contains("dispatched");
                }
            };
        }
    },
    SEND_BEYOND_THE_CAP(9) {
        @Override
        public Tampering tampering() {
            return dropping("communication_history", field -> field.equals("sends.0"), (_, update) -> true);
        }
    },
    FORGET_STALLED_CAMPAIGNS(137) {
        @Override
        public boolean sweeps() {
            return false;
        }
    },
    FORGET_MISSING_RECEIPTS(3) {
        @Override
        public boolean reminds() {
            return false;
        }
    };

    private final long knownSeed;

    CampaignMutations(long knownSeed) {
        this.knownSeed = knownSeed;
    }

    @Override
    public long knownSeed() {
        return knownSeed;
    }

    private static Tampering dropping(String collection, Predicate<String> fields, BiPredicate<Document, Document> of) {
        return new Tampering() {
            @Override
            public void write(String written, Document condition, Document update) {
                if (written.equals(collection) && of.test(condition, update)) {
                    Conditions.drop(condition, fields);
                }
            }
        };
    }

    /** Finds suppressions at the first look-up of a task only. */
    private static final class FirstLookupOnly implements Tampering {

        private final Set<Task> tasks = new HashSet<>();

        @Override
        public List<Document> found(String collection, List<Document> documents, Task task) {
            return collection.equals("suppressions") && !tasks.add(task) ? List.of() : documents;
        }
    }
}
