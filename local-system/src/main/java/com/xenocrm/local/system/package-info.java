/** The whole system as processes on one machine. */
@NullMarked
package com.xenocrm.local.system;

import org.jspecify.annotations.NullMarked;
