package com.xenocrm.auth.key;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.accountdata.key.ApiKeys;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.security.AdminAccess;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;

/** Administration of API keys. */
@RestController
class ApiKeyController {

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    @PostMapping("/api/keys")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Envelope<ApiKeyView>> create(@RequestBody ApiKeyRequest request, Caller caller) {
        AdminAccess.only(caller);
        ApiKeyView created = ApiKeyView.of(keys.create(request.wantedName(), request.wantedScope(), Actor.of(caller)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(Envelope.of("Key created; it is shown only this once", created));
    }

    @GetMapping("/api/keys")
    Envelope<List<ApiKeyView>> all(
            @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        AdminAccess.only(caller);
        PageRequest page = PageRequest.of(limit, cursor);
        return page.answer("Keys", keys.page(page), null, key -> new Cursor(key.createdAt(), key.id()), ApiKeyView::of);
    }

    @DeleteMapping("/api/keys/{id}")
    Envelope<ApiKeyView> revoke(@PathVariable String id, Caller caller) {
        AdminAccess.only(caller);
        return Envelope.of("Key revoked", ApiKeyView.of(keys.revoke(id, Actor.of(caller))));
    }
}
