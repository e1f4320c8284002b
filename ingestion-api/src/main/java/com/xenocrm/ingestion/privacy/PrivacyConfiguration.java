package com.xenocrm.ingestion.privacy;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

import com.xenocrm.campaigndata.erasure.CustomerCommunications;
import com.xenocrm.campaigndata.suppression.SuppressionConfiguration;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.erasure.ErasureConfiguration;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.idempotency.StoredReplies;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;

@Configuration(proxyBeanMethods = false)
@Import({ErasureConfiguration.class, SuppressionConfiguration.class})
class PrivacyConfiguration {

    @Bean
    CustomerOrders customerOrders(MongoOperations mongo) {
        return new CustomerOrders(mongo);
    }

    @Bean
    CustomerCommunications customerCommunications(MongoOperations mongo) {
        return new CustomerCommunications(mongo);
    }

    @Bean
    StoredReplies storedReplies(MongoOperations mongo) {
        return new StoredReplies(mongo);
    }

    @Bean
    Migrations auditMigrations() {
        return Migrations.of(
                new Migration(
                        "audit-log-0004-erased-reasons",
                        "removes the reasons from audit entries of erased persons",
                        mongo -> AuditLog.removeReasons(mongo, Erasure.ANONYMOUS)),
                Migration.index("audit-log-0005-subject", AuditLog.bySubject()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequested(BatchListener listener, Erasures erasures, IntakeErasure part) {
        return listener.batches(
                Exchanges.INTAKE_TO_ERASE,
                ErasureRequested.class,
                new ErasureConsumer(erasures, Exchanges.INTAKE_TO_ERASE, part::erase));
    }
}
