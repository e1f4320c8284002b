package com.xenocrm.badhouse.unmarked;

class Unmarked {}
