package com.xenocrm.campaign.sender;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;

import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

import org.springframework.stereotype.Component;

/** Asks the name servers of this machine. */
@Component
class JndiRecords implements DnsRecords {

    @Override
    public List<String> txt(String name) throws DnsUnavailableException {
        return records(name, "TXT").stream()
                .map(text -> text.replace("\" \"", "").replace("\"", ""))
                .toList();
    }

    @Override
    public List<String> mx(String name) throws DnsUnavailableException {
        return records(name, "MX");
    }

    /** Queries the JNDI provider of DNS records, which returns texts and creates no objects. */
    @SuppressWarnings({"JdkObsolete", "BanJNDI"})
    private static List<String> records(String name, String type) throws DnsUnavailableException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", "500");
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        try {
            DirContext dns = new InitialDirContext(environment);
            try {
                Attribute found = dns.getAttributes(name, new String[] {type}).get(type);
                List<String> records = new ArrayList<>();
                if (found != null) {
                    Collections.list(found.getAll()).forEach(each -> records.add(each.toString()));
                }
                return records;
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException _) {
            return List.of();
        } catch (NamingException e) {
            throw new DnsUnavailableException(e);
        }
    }
}
