package com.xenocrm.deployment.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.xenocrm.deployment.code.Project;

/**
 * Settings shown in {@code .env.example}, each commented out.
 *
 * @param values value shown for each
 * @param unexplained variables without a comment above them or their group
 */
record EnvExample(Map<String, String> values, Set<String> unexplained) {

    private static final Pattern SETTING = Pattern.compile("#([A-Z][A-Z0-9_]*)=(.*)");

    static EnvExample read() {
        return of(Project.text(".env.example").lines().toList());
    }

    static EnvExample of(List<String> lines) {
        Map<String, String> values = new TreeMap<>();
        Set<String> unexplained = new TreeSet<>();
        boolean explained = false;
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                values.put(setting.group(1), setting.group(2));
                if (!explained) {
                    unexplained.add(setting.group(1));
                }
            } else {
                explained = line.startsWith("# ");
            }
        }
        return new EnvExample(values, unexplained);
    }

    Set<String> names() {
        return values.keySet();
    }
}
