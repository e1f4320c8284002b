package com.xenocrm.campaign.frequency;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

/** Decides who may get one more communication. */
@FunctionalInterface
public interface Admission {

    /** As the cap in this setting says; everybody is admitted when it is blank. */
    static Admission capped(String setting, MongoOperations mongo) {
        return FrequencyCap.of(setting)
                .<Admission>map(cap -> new CappedAdmission(cap, mongo))
                .orElse((communications, _) -> Set.copyOf(communications.keySet()));
    }

    /**
     * Of these customers those who may get the communication. Whoever is admitted has used up one of their communications;
     * who is asked for again with the same one uses up nothing more and is admitted again.
     *
     * @param communications customer to communication id
     */
    Set<String> admit(Map<String, String> communications, Instant now);
}
