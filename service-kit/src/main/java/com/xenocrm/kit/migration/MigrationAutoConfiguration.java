package com.xenocrm.kit.migration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.EnvelopeWriter;
import com.xenocrm.kit.web.WebAutoConfiguration;

/** Runs the service's migrations at startup. */
@AutoConfiguration(after = {DataMongoAutoConfiguration.class, WebAutoConfiguration.class})
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
public class MigrationAutoConfiguration {

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(10);

    @Bean
    MigrationLifecycle migrations(
            MongoOperations mongo,
            ObjectProvider<Migrations> declared,
            ObjectProvider<BuildProperties> build,
            Clock clock,
            IdGenerator ids,
            @Value("${crm.migrations.patience:10s}") Duration patience) {
        String version =
                build.stream().findAny().map(BuildProperties::getVersion).orElse("unknown");
        MigrationLog journal = new MigrationLog(mongo, clock, version, ids.next());
        List<Migration> steps =
                declared.stream().flatMap(each -> each.steps().stream()).toList();
        return new MigrationLifecycle(new MigrationRunner(mongo, steps, journal, RENEWED_EVERY), patience);
    }

    @Bean
    HealthIndicator migrationsHealthIndicator(MigrationLifecycle migrations) {
        return () -> (migrations.areApplied() ? Health.up() : Health.outOfService()).build();
    }

    @Bean
    @ConditionalOnBean(EnvelopeWriter.class)
    MigrationFilter migrationFilter(MigrationLifecycle migrations, EnvelopeWriter envelope) {
        return new MigrationFilter(migrations, envelope);
    }
}
