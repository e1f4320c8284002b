package com.xenocrm.campaign.engagement;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import com.xenocrm.campaign.content.TrackedHtml;
import com.xenocrm.campaign.content.Tracking;
import com.xenocrm.campaign.unsubscribe.UnsubscribeKeys;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;

/**
 * Addresses of an e-mail's open pixel and links. Each is sealed with its communication and target, so that it leads
 * nowhere else, shows nothing about the recipient, and works without stored data.
 */
public final class TrackingLinks {

    private static final String OPEN = "open";
    private static final String CLICK = "click";
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^\\p{Alnum}%/\\-._~!$&'()*+,;=:@?#\\[\\]]");

    private final List<LinkSeal> seals;
    private final URI publicUrl;

    private TrackingLinks(List<LinkSeal> seals, URI publicUrl) {
        this.seals = seals;
        this.publicUrl = publicUrl;
    }

    /** Creates links below this address. */
    public static TrackingLinks sealedWith(String secrets, boolean local, URI publicUrl) {
        return new TrackingLinks(
                UnsubscribeKeys.of(secrets, local).stream().map(LinkSeal::new).toList(), publicUrl);
    }

    /** Returns the content of a communication with the pixel and links that its campaign asks for. */
    public @Nullable ChannelContent in(@Nullable ChannelContent content, String communicationId, Tracking tracking) {
        if (content == null || content.html() == null || tracking.equals(Tracking.NONE)) {
            return content;
        }
        String html = tracking.clicks()
                ? TrackedHtml.replaced(content.html(), (link, target) -> click(communicationId, link, target))
                : content.html();
        return ChannelContent.email(
                String.valueOf(content.subject()), tracking.opens() ? withPixel(html, communicationId) : html);
    }

    private String withPixel(String html, String communicationId) {
        String pixel = "<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\">".formatted(open(communicationId));
        int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        int at = end < 0 || end > html.length() ? html.length() : end;
        return html.substring(0, at) + pixel + html.substring(at);
    }

    /** Returns the address of the pixel of a communication. */
    public String open(String communicationId) {
        return address("/t/o/", seals.getFirst().seal(OPEN, communicationId));
    }

    /** Returns the address of a link of a communication. */
    public String click(String communicationId, int link, String target) {
        String uri =
                NOT_ALLOWED.matcher(target).replaceAll(found -> UriUtils.encode(found.group(), StandardCharsets.UTF_8));
        return address("/t/c/", seals.getFirst().seal(CLICK, communicationId + '\n' + link + '\n' + uri));
    }

    private String address(String path, String token) {
        return publicUrl.resolve(path + token).toString();
    }

    /** Returns the communication of a pixel; empty if it is not ours. */
    Optional<String> opened(String token) {
        return first(seal -> seal.open(OPEN, token));
    }

    /** Returns communication, number and target of a link; empty if it is not ours. */
    Optional<Click> clicked(String token) {
        return first(seal -> seal.open(CLICK, token)).map(text -> {
            String[] parts = text.split("\n", 3);
            return new Click(parts[0], Integer.parseInt(parts[1]), parts[2]);
        });
    }

    private Optional<String> first(Function<LinkSeal, Optional<String>> opened) {
        return seals.stream().flatMap(seal -> opened.apply(seal).stream()).findFirst();
    }

    /** Returns a keyed hash of the address that a request came from. */
    String source(String communicationId, String address) {
        return seals.getFirst().source(communicationId, address);
    }

    /** Link of a communication. */
    record Click(String communicationId, int link, String target) {}
}
