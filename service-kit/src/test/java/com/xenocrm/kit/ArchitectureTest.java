package com.xenocrm.kit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import com.xenocrm.testkit.architecture.ArchitectureRules;

/** Architecture rules of this module, which may create the clock and use the broker directly. */
@AnalyzeClasses(packages = "com.xenocrm.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages = ArchitectureRules.packagesAreNamedAfterFeatures;

    @ArchTest
    static final ArchRule fields = ArchitectureRules.nothingIsInjectedIntoFields;

    @ArchTest
    static final ArchRule nulls = ArchitectureRules.nullIsAType;

    @ArchTest
    static void circles(JavaClasses classes) {
        ArchitectureRules.featuresDoNotDependOnEachOtherInCircles(classes);
    }
}
