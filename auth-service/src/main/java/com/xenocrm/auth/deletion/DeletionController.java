package com.xenocrm.auth.deletion;

import java.util.Map;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

@RestController
class DeletionController {

    private final Deletions deletions;

    DeletionController(Deletions deletions) {
        this.deletions = deletions;
    }

    @DeleteMapping("/api/users/{id}")
    Envelope<Map<String, Object>> delete(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        deletions.delete(id, Actor.of(caller));
        return Envelope.of("User deleted", Map.of());
    }
}
