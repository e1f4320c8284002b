/** The connection to the broker: confirms, blocked connections, health. */
@NullMarked
package com.xenocrm.kit.broker;

import org.jspecify.annotations.NullMarked;
