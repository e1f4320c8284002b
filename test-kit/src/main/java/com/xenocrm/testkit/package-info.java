/** Infrastructure, clock, publishers and random texts for tests. Test scope only. */
@NullMarked
package com.xenocrm.testkit;

import org.jspecify.annotations.NullMarked;
