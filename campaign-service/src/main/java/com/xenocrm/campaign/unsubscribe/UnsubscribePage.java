package com.xenocrm.campaign.unsubscribe;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pages shown to recipients; they contain no external input. */
enum UnsubscribePage {
    QUESTION(HttpStatus.OK, "Unsubscribe", """
            <p>Do you want no more messages from us?</p>
            <form method="post"><button type="submit">Unsubscribe</button></form>"""),
    DONE(HttpStatus.OK, "You are unsubscribed", "<p>You will get no more messages from us.</p>"),
    NOT_OURS(HttpStatus.NOT_FOUND, "This link is not valid", """
            <p>Please use the link exactly as it is in the message that you got.</p>""");

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private final HttpStatus status;
    private final String html;

    UnsubscribePage(HttpStatus status, String title, String content) {
        this.status = status;
        this.html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%1$s</title>
                </head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(title, content);
    }

    /** Returns the page as HTML, whatever the {@code Accept} header says. */
    ResponseEntity<String> answer() {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(html);
    }
}
