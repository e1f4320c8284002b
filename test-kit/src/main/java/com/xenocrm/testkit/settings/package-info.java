/** Starts of services with wrong settings. Test scope only. */
@NullMarked
package com.xenocrm.testkit.settings;

import org.jspecify.annotations.NullMarked;
