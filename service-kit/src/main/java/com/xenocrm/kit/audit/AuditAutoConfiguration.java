package com.xenocrm.kit.audit;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.time.IdGenerator;

/** Audit log of every service with a database. */
@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
public class AuditAutoConfiguration {

    @Bean
    AuditLog auditLog(MongoOperations mongo, Clock clock, IdGenerator ids) {
        return new AuditLog(mongo, clock, ids);
    }
}
