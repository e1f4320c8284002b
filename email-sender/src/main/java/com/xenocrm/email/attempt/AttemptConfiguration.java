package com.xenocrm.email.attempt;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.kit.time.IdGenerator;

@Configuration(proxyBeanMethods = false)
class AttemptConfiguration {

    @Bean
    AttemptTokens attemptTokens(IdentifierHash hash) {
        return new AttemptTokens(hash);
    }

    @Bean
    Attempts attempts(MongoOperations mongo, AttemptTokens tokens, IdGenerator ids, Clock clock) {
        return new Attempts(mongo, tokens, ids.next(), clock);
    }

    @Bean
    Migrations attemptMigrations() {
        return Migrations.of(
                Migration.index(
                        "email-attempts-0001-expiry",
                        CollectionIndex.on(Attempts.COLLECTION, Attempts.EXPIRES_AT)
                                .asExpiring()),
                Migration.index(
                        "email-attempts-0002-token",
                        CollectionIndex.on(Attempts.COLLECTION, SentEmails.TOKEN)
                                .asSparse()));
    }
}
