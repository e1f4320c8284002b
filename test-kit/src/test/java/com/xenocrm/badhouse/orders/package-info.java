@NullMarked
package com.xenocrm.badhouse.orders;

import org.jspecify.annotations.NullMarked;
