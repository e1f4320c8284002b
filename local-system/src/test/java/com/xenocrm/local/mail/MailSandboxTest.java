package com.xenocrm.local.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MailSandboxTest {

    @TempDir
    private Path directory;

    private MailSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = MailSandbox.start(0, 0, directory.resolve("mail"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsAnEmailAndShowsIt() throws Exception {
        List<String> answers = talk(
                "EHLO me",
                "MAIL FROM:<a@x.example> BODY=8BITMIME",
                "RCPT TO:<ann@example.com>",
                "DATA",
                "Subject: Größe\r\n\r\n..dots\r\n.",
                "QUIT");

        assertThat(answers)
                .containsExactly(
                        "220 localhost ready; nothing leaves this machine",
                        "250-localhost",
                        "250-8BITMIME",
                        "250 SIZE 26214400",
                        "250 2.1.0 ok",
                        "250 2.1.5 ok",
                        "354 end with a dot",
                        "250 2.0.0 kept",
                        "221 2.0.0 bye");
        assertThat(get("/messages"))
                .startsWith("{\"count\":1,\"messages\":[{\"number\":1,\"sender\":\"a@x.example\","
                        + "\"recipient\":\"ann@example.com\",\"subject\":\"")
                .endsWith("\"bytes\":27}]}");
        assertThat(get("/messages/1")).isEqualTo("Subject: Größe\r\n\r\n.dots\r\n");
        assertThat(get("/messages/2")).isEqualTo("There is no such e-mail");
        assertThat(get("/messages/../1")).isEqualTo("There is no such e-mail");
    }

    @Test
    void showsTheContentOfAnEmail() throws Exception {
        talk("MAIL FROM:<a@x.example>", "RCPT TO:<ann@example.com>", "DATA", """
                From: Shop <news@shop.example>
                Subject: =?UTF-8?Q?Gr=C3=B6=C3=9Fe?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe
                --b
                Content-Type: text/html; charset=utf-8

                <b>Hi</b>
                --b--
                .""", "QUIT");

        assertThat(get("/messages")).contains("\"subject\":\"Größe\"");
        assertThat(get("/messages/1/content"))
                .startsWith(
                        "{\"subject\":\"Größe\",\"from\":\"Shop <news@shop.example>\",\"text\":\"Grüße\",\"html\":\"<b>Hi</b>\","
                                + "\"headers\":[\"From: Shop <news@shop.example>\"");
        assertThat(get("/messages/1/other")).isEqualTo("There is no such e-mail");
    }

    @Test
    void keepsTheSourceOfWhatIsNoEmail() throws Exception {
        talk(
                "MAIL FROM:<a@x.example>",
                "RCPT TO:<b@x.example>",
                "DATA",
                "Content-Type: multipart/x\r\n\r\nnone\r\n.",
                "QUIT");

        assertThat(get("/messages/1/content"))
                .contains("\"html\":\"\"")
                .endsWith("\"source\":\"Content-Type: multipart/x\\r\\n\\r\\nnone\\r\\n\"}");
    }

    @Test
    void refusesCommandsOutOfOrder() throws Exception {
        List<String> answers = talk("DATA", "RCPT TO:<a@x.example>", "MAIL FROM:a@x.example", "BDAT 5", "QUIT");

        assertThat(answers.stream().map(answer -> answer.substring(0, 3)))
                .containsExactly("220", "503", "503", "501", "500", "221");
        assertThat(sandbox.recipients()).isEmpty();
    }

    @Test
    void keepsNothingOfAnEmailThatBreaksOff() throws Exception {
        talk("MAIL FROM:<a@x.example>", "RCPT TO:<b@x.example>", "DATA", "Subject: a\r\n\r\nhalf");

        assertThat(sandbox.recipients()).isEmpty();
    }

    private List<String> talk(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), sandbox.smtpPort())) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new ArrayList<>(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .lines()
                            .toList());
        }
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.httpPort() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
