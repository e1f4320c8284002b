package com.xenocrm.email.message;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** Signs e-mails (RFC 6376), also the headers of the one-click unsubscription, which count only when they are signed. */
final class DkimSigning {

    private static final List<String> MORE_HEADERS =
            List.of("List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID");
    private static final int SHORTEST = 1_024;

    private final String domain;
    private final String selector;
    private final RSAPrivateKey key;

    /** @param domain the one of the sender, for settings without a domain */
    DkimSigning(DkimSettings settings, String domain) {
        this.domain = settings.domain().isEmpty() ? domain : settings.domain();
        this.selector = settings.selector();
        try {
            this.key = key(settings.privateKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static boolean isKey(String text) {
        try {
            return key(text).getModulus().bitLength() >= SHORTEST;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    String domain() {
        return domain;
    }

    String selector() {
        return selector;
    }

    /** Returns the same e-mail, which is signed when it is written. */
    SMTPMessage signed(SMTPMessage message) throws MessagingException {
        try {
            DkimSigner signer = new DkimSigner(domain, selector, key);
            signer.setCheckDomainKey(false);
            signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            MORE_HEADERS.forEach(signer::addHeaderToSign);
            DkimMessage signed = new DkimMessage(message, signer);
            signed.setEnvelopeFrom(message.getEnvelopeFrom());
            return signed;
        } catch (DkimException e) {
            throw new IllegalStateException("The e-mail cannot be signed", e);
        }
    }

    private static RSAPrivateKey key(String text) throws GeneralSecurityException {
        String base64 = text.replaceAll("-----[A-Z ]+-----|\\\\n|\\s", "");
        return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
