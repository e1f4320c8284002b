/** Shared test support: architecture rules, infrastructure, clock. Test scope only. */
@NullMarked
package com.xenocrm.testkit;

import org.jspecify.annotations.NullMarked;
