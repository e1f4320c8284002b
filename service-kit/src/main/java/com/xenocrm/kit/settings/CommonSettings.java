package com.xenocrm.kit.settings;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;

/** Settings that all services have in common, checked more strictly than by the libraries that use them. */
final class CommonSettings {

    private static final int LAST_PORT = 65_535;

    private CommonSettings() {}

    /** Checks the settings; throws for the first invalid one. */
    static void check(Binder binder) {
        binder.bindOrCreate("server", Server.class);
        binder.bindOrCreate("crm", Crm.class);
        binder.bindOrCreate("springdoc.api-docs", ApiDocs.class);
        binder.bindOrCreate("spring.mongodb", Database.class);
        binder.bindOrCreate("spring.rabbitmq", Broker.class);
    }

    record Server(@Nullable Integer port, @Nullable InetAddress address) {

        Server {
            if (port != null) {
                SettingChecks.range("port", port, 0, LAST_PORT);
            }
            if (address != null) {
                SettingChecks.that(isHere(address), "address", ExpectedFormat.ADDRESS);
            }
        }

        private static boolean isHere(InetAddress address) {
            try {
                return address.isAnyLocalAddress()
                        || address.isLoopbackAddress()
                        || NetworkInterface.getByInetAddress(address) != null;
            } catch (SocketException _) {
                return true;
            }
        }
    }

    record Crm(boolean local, @Nullable URI gatewayUrl) {

        Crm {
            if (gatewayUrl != null) {
                SettingChecks.url("gateway-url", gatewayUrl);
            }
        }
    }

    record ApiDocs(boolean enabled) {}

    record Database(@Nullable String uri, @Nullable String database) {

        private static final Pattern NAME = Pattern.compile("[^/\\\\. \"$*<>:|?\0]{1,63}");

        Database {
            SettingChecks.that(
                    uri == null || isUri(uri),
                    "uri",
                    "must be a MongoDB URI such as mongodb://user:password@host:27017, "
                            + "with special characters in user and password percent-encoded");
            SettingChecks.that(
                    database == null || NAME.matcher(database).matches(),
                    "database",
                    "must be a database's name: at most 63 characters, and none of /\\. \"$*<>:|?");
        }

        private static boolean isUri(String uri) {
            try {
                return !new ConnectionString(uri).getHosts().isEmpty();
            } catch (IllegalArgumentException | MongoClientException _) {
                return false;
            }
        }
    }

    record Broker(@Nullable List<String> addresses) {

        private static final Set<String> SCHEMES = Set.of("amqp", "amqps");

        Broker {
            SettingChecks.that(
                    addresses == null || addresses.stream().allMatch(Broker::isUri),
                    "addresses",
                    "must be an AMQP URI such as amqp://user:password@host:5672, or several separated by commas, "
                            + "with special characters in user and password percent-encoded");
        }

        private static boolean isUri(String address) {
            try {
                URI uri = new URI(address.strip());
                return uri.getScheme() != null
                        && SCHEMES.contains(uri.getScheme())
                        && uri.getHost() != null
                        && uri.getPort() <= LAST_PORT;
            } catch (URISyntaxException _) {
                return false;
            }
        }
    }
}
