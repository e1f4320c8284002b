package com.xenocrm.campaign.frequency;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

/** Decides which customers may receive another communication. */
@FunctionalInterface
public interface Admission {

    /** Creates the admission for the cap in this setting; blank admits everyone. */
    static Admission capped(String setting, MongoOperations mongo) {
        return FrequencyCap.of(setting)
                .<Admission>map(cap -> new CappedAdmission(cap, mongo))
                .orElse((communications, _) -> Set.copyOf(communications.keySet()));
    }

    /**
     * Returns the customers that may receive their communication, and counts it. A repeated call with the same
     * communication admits the customer again without counting it twice.
     *
     * @param communications customer to communication id
     */
    Set<String> admit(Map<String, String> communications, Instant now);
}
