package com.xenocrm.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PermittedAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "93.184.215.14, true, true",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c, true, true",
        "127.0.0.1, false, true",
        "127.8.9.10, false, true",
        "::1, false, true",
        "10.1.2.3, false, true",
        "172.16.0.1, false, true",
        "172.31.255.255, false, true",
        "172.32.0.1, true, true",
        "192.168.1.1, false, true",
        "100.64.0.1, false, true",
        "198.18.0.1, false, true",
        "192.0.0.170, false, true",
        "fd00::1, false, true",
        "fec0::1, false, true",
        "::ffff:10.0.0.1, false, true",
        "::ffff:127.0.0.1, false, true",
        "::10.0.0.1, false, true",
        "64:ff9b::a00:1, false, true",
        "64:ff9b:1::a00:1, false, true",
        "2002:a00:1::, false, true",
        "2001:0:a00:1::1, false, true",
        "0.0.0.0, false, false",
        "::, false, false",
        "169.254.169.254, false, false",
        "::ffff:169.254.169.254, false, false",
        "fe80::1, false, false",
        "224.0.0.1, false, false",
        "ff02::1, false, false"
    })
    void opensTheOwnNetworkOnlyOnRequest(String address, boolean usually, boolean onRequest)
            throws UnknownHostException {
        InetAddress asked = InetAddress.getByName(address);

        assertThat(PermittedAddresses.allowed(false).matches(asked)).isEqualTo(usually);
        assertThat(PermittedAddresses.allowed(true).matches(asked)).isEqualTo(onRequest);
    }
}
