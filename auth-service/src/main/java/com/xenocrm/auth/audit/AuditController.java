package com.xenocrm.auth.audit;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.auth.paging.NewestFirst;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.audit.AuditEntry;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

@RestController
class AuditController {

    private final MongoOperations mongo;

    AuditController(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @GetMapping("/api/audit")
    Envelope<List<AuditEntry>> entries(
            @RequestParam(defaultValue = NewestFirst.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        NewestFirst page = NewestFirst.of(limit, cursor);
        return page.answer(
                "Audit log",
                mongo.find(page.by(AuditConfiguration.AT), AuditEntry.class, CollectionNames.AUDIT_LOG),
                null,
                entry -> new NewestFirst.Row(entry.at(), entry.id()),
                Function.identity());
    }
}
