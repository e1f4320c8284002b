package com.xenocrm.auth.audit;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.audit.AuditEntry;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
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
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer(
                "Audit log",
                mongo.find(
                        page.newestFirst(new Criteria(), AuditConfiguration.AT),
                        AuditEntry.class,
                        CollectionNames.AUDIT_LOG),
                null,
                entry -> new Cursor(entry.at(), entry.id()),
                Function.identity());
    }
}
