package com.xenocrm.simulation.mutation;

import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.simulation.database.Tampering;

/** Faults of the services that store and count customers and orders, of a kind that a developer might make. */
public enum ShopMutations implements KnownMutation {
    ACKNOWLEDGE_RECORDS_BEFORE_HANDLING(0) {
        @Override
        public boolean acknowledgesFirst() {
            return true;
        }
    },
    WRITE_STATISTICS_WITHOUT_THE_FENCE(672) {
        @Override
        public Tampering tampering() {
            return dropping(
                    "customers",
                    "statistics_fence"::equals,
                    (_, update) -> Conditions.set(update, "visits_count") != null);
        }
    },
    COUNT_UNDER_ONE_TOKEN(672) {
        @Override
        public IdGenerator ids(IdGenerator real) {
            return () -> "the same";
        }
    },
    NEVER_ANNOUNCE_CUSTOMERS(4) {
        @Override
        public MessagePublisher publisher(MessagePublisher real) {
            return new Silent(real);
        }
    },
    RECOMPUTE_ONLY_WHO_IS_NAMED_NOW(0) {
        @Override
        public Tampering tampering() {
            return changing("orders", (_, update) -> {
                if (update.remove("$addToSet") instanceof Document names) {
                    Document set = ((Document) update.get("$set")).clone();
                    set.put("customer_refs", ((Document) names.get("customer_refs")).get("$each"));
                    update.put("$set", set);
                }
            });
        }
    },
    LET_AN_OLD_ORDER_REPLACE_A_NEW_ONE(0) {
        @Override
        public Tampering tampering() {
            return dropping("orders", "version"::equals, (_, _) -> true);
        }
    },
    LET_A_REFUND_SHRINK(5) {
        @Override
        public Tampering tampering() {
            return changing("orders", (_, update) -> {
                if (update.remove("$max") instanceof Document refund && update.get("$set") instanceof Document given) {
                    Document set = given.clone();
                    set.putAll(refund);
                    update.put("$set", set);
                }
            });
        }
    },
    LET_AN_OLD_RECORD_REPLACE_A_NEW_ONE(0) {
        @Override
        public Tampering tampering() {
            return dropping("customers", "version"::equals, (condition, _) -> condition.containsKey("email"));
        }
    },
    MERGE_WHATEVER_CHANGED_MEANWHILE(0) {
        @Override
        public Tampering tampering() {
            return dropping(
                    "customers",
                    field -> !field.equals("_id"),
                    (condition, update) -> condition.containsKey("_id")
                            && !condition.containsKey("email")
                            && Conditions.set(update, "visits_count") == null);
        }
    },
    STORE_TWO_CUSTOMERS_WITH_ONE_ADDRESS(3) {
        @Override
        public boolean hasUniqueAddresses() {
            return false;
        }
    };

    private final long knownSeed;

    ShopMutations(long knownSeed) {
        this.knownSeed = knownSeed;
    }

    @Override
    public long knownSeed() {
        return knownSeed;
    }

    private static Tampering dropping(String collection, Predicate<String> fields, BiPredicate<Document, Document> of) {
        return changing(collection, (condition, update) -> {
            if (of.test(condition, update)) {
                Conditions.drop(condition, fields);
            }
        });
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

    /** Does not announce recorded customers. */
    private record Silent(MessagePublisher real) implements MessagePublisher {

        @Override
        public void publish(List<? extends CrmMessage> messages) {
            if (!(messages.isEmpty() || messages.getFirst() instanceof CustomerRecorded)) {
                real.publish(messages);
            }
        }

        @Override
        public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
            real.publishAfter(delay, messages);
        }
    }
}
