package com.xenocrm.runner;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import com.xenocrm.testkit.ArchitectureRules;

/** The rules of the house that a program without services of its own has to follow. */
@AnalyzeClasses(packages = "com.xenocrm.runner", importOptions = ImportOption.DoNotIncludeTests.class)
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
