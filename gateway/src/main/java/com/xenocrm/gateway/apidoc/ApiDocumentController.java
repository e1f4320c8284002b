package com.xenocrm.gateway.apidoc;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ApiDocumentController {

    private final ApiDocuments documents;

    ApiDocumentController(ApiDocuments documents) {
        this.documents = documents;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() {
        return documents.whole();
    }
}
