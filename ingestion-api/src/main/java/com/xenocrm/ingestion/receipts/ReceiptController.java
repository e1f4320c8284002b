package com.xenocrm.ingestion.receipts;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

@RestController
class ReceiptController {

    private final ReceiptSignatures signatures;
    private final ReceiptIntake intake;

    ReceiptController(ReceiptSignatures signatures, ReceiptIntake intake) {
        this.signatures = signatures;
        this.intake = intake;
    }

    @PostMapping(path = "/api/receipt", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Envelope<ReceiptReport> receive(@RequestBody byte[] body, @RequestHeader HttpHeaders headers, Caller caller) {
        requireSignatureOrUser(caller, headers, body);
        return intake.take(body);
    }

    private void requireSignatureOrUser(Caller caller, HttpHeaders headers, byte[] body) {
        if (caller.isAnonymous() && !signatures.isSigned(headers, new String(body, StandardCharsets.UTF_8))) {
            throw Refusal.unauthorized("Sign the receipts with the vendor's secret, or sign in");
        }
    }
}
