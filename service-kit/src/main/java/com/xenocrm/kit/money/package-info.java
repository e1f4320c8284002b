/** Currencies and their decimals. */
@NullMarked
package com.xenocrm.kit.money;

import org.jspecify.annotations.NullMarked;
