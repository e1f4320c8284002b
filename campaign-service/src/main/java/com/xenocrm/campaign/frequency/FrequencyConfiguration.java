package com.xenocrm.campaign.frequency;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.Collections;
import com.xenocrm.kit.mongo.CollectionIndex;

@Configuration(proxyBeanMethods = false)
class FrequencyConfiguration {

    @Bean
    Admission admission(@Value("${crm.frequency-cap}") String setting, MongoOperations mongo) {
        return Admission.capped(setting, mongo);
    }

    /** What no window reaches any more goes. */
    @Bean
    CollectionIndex communicationHistoryByEnd() {
        return CollectionIndex.on(Collections.COMMUNICATION_HISTORY, CappedAdmission.EXPIRES_AT)
                .asExpiring();
    }
}
