package com.xenocrm.demo;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import com.xenocrm.testkit.architecture.ArchitectureRules;

/** Architecture rules for programs that are not services. */
@AnalyzeClasses(
        packages = {"com.xenocrm.client", "com.xenocrm.local", "com.xenocrm.demo"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES = ArchitectureRules.packagesAreNamedAfterFeatures;

    @ArchTest
    static final ArchRule NULL = ArchitectureRules.nullIsAType;

    @ArchTest
    static void featuresDoNotDependOnEachOtherInCircles(JavaClasses classes) {
        ArchitectureRules.featuresDoNotDependOnEachOtherInCircles(classes);
    }
}
